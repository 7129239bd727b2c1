import { fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '@/testing/render';
import { Portrait } from './Portrait';

it('is the picture, and a sign where there is none or it cannot be had', () => {
  const { container, unmount } = render(<Portrait address="https://id.example.org/mara.png" />);
  const picture = container.querySelector('img');
  expect(picture).toHaveAttribute('src', 'https://id.example.org/mara.png');
  expect(picture).toHaveAttribute('referrerpolicy', 'no-referrer');
  if (picture) fireEvent.error(picture);
  expect(container.querySelector('img')).toBeNull();
  expect(container.querySelector('svg')).not.toBeNull();
  unmount();
  const none = render(<Portrait address={null} />);
  expect(none.container.querySelector('svg')).not.toBeNull();
});
