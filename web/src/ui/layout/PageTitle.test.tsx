import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '@/testing/render';
import { PageTitle } from './PageTitle';
import { PhoneActions } from './PhoneActions';

it('names page and browser tab', () => {
  render(<PageTitle title="Hosts" count={1234} />);
  expect(screen.getByRole('heading', { level: 1, name: 'Hosts' })).toBeVisible();
  expect(screen.getByText('1,234')).toBeVisible();
  expect(document.title).toBe('Hosts · PatchMon');
});

it('says how many the filters leave, when they leave some out', () => {
  const { unmount } = render(<PageTitle title="Hosts" count={128} matching={34} />);
  expect(screen.getByText('34 of 128')).toBeVisible();
  unmount();
  render(<PageTitle title="Hosts" count={128} matching={128} />);
  expect(screen.queryByText(/ of /)).toBeNull();
});

it('has room for what the shell adds on a phone', () => {
  render(
    <PhoneActions value={<button type="button">search</button>}>
      <PageTitle title="Hosts">
        <button type="button">add</button>
      </PageTitle>
    </PhoneActions>,
  );
  const buttons = screen.getAllByRole('button', { hidden: true });
  expect(buttons.map((each) => each.textContent)).toEqual(['search', 'add']);
});
