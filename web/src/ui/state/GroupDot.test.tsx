import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '@/testing/render';
import { GroupDot } from './GroupDot';

it('never shows a dot without its name', () => {
  const { container } = render(<GroupDot name="Production" color="#2f8f83" />);
  expect(screen.getByText('Production')).toBeVisible();
  const dot = container.querySelector('[aria-hidden]');
  expect(dot).toHaveStyle({ backgroundColor: 'var(--pm-group-0)' });
});
