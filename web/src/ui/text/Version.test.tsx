import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '@/testing/render';
import { NewVersion } from './Version';

it('sets in bold what is new about a version, and has the whole of it on hover', () => {
  render(<NewVersion installed="3.0.13-0ubuntu3.4" candidate="3.0.13-0ubuntu3.7" />);
  const whole = screen.getByTitle('3.0.13-0ubuntu3.7');
  expect(whole).toHaveTextContent('3.0.13-0ubuntu3.7');
  expect(whole.querySelector('b')).toHaveTextContent(/^7$/);
});
