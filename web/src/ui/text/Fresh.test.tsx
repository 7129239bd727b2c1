import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Fresh } from './Fresh';

it('tints a value only when it changes', () => {
  const { rerender } = render(<Fresh value={3}>3</Fresh>);
  expect(screen.getByText('3').className).toBe('');
  rerender(<Fresh value={3}>3</Fresh>);
  expect(screen.getByText('3').className).toBe('');
  rerender(<Fresh value={4}>4</Fresh>);
  expect(screen.getByText('4').className).not.toBe('');
});
