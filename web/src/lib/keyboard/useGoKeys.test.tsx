import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { moveRow, selectRow, stepRow } from './rows';
import { useGoKeys } from './useGoKeys';

function Page({ onHosts }: { onHosts: () => void }) {
  useGoKeys({ h: onHosts });
  return <input aria-label="name" />;
}

describe('g then a letter', () => {
  it('goes there', async () => {
    const onHosts = vi.fn();
    render(<Page onHosts={onHosts} />);
    await userEvent.keyboard('h');
    expect(onHosts).not.toHaveBeenCalled();
    await userEvent.keyboard('gh');
    expect(onHosts).toHaveBeenCalledTimes(1);
  });

  it('is off while somebody types', async () => {
    const onHosts = vi.fn();
    render(<Page onHosts={onHosts} />);
    await userEvent.type(screen.getByLabelText('name'), 'gh');
    expect(onHosts).not.toHaveBeenCalled();
  });
});

describe('rows', () => {
  it('moves the focus between row links and stays at the ends', () => {
    render(
      <>
        <a href="/1" data-row-link>
          one
        </a>
        <a href="/2" data-row-link>
          two
        </a>
      </>,
    );
    moveRow(1);
    expect(screen.getByText('one')).toHaveFocus();
    moveRow(1);
    moveRow(1);
    expect(screen.getByText('two')).toHaveFocus();
    moveRow(-1);
    expect(screen.getByText('one')).toHaveFocus();
  });

  it('leaves the arrows to the page until a row has the focus', () => {
    render(
      <>
        <a href="/1" data-row-link>
          one
        </a>
        <a href="/2" data-row-link>
          two
        </a>
      </>,
    );
    expect(stepRow(1)).toBe(false);
    screen.getByText('one').focus();
    expect(stepRow(1)).toBe(true);
    expect(screen.getByText('two')).toHaveFocus();
  });

  it('picks the row that has the focus', () => {
    render(
      <table>
        <tbody>
          <tr>
            <td>
              <input type="checkbox" aria-label="pick" />
              <a href="/1" data-row-link>
                one
              </a>
            </td>
          </tr>
        </tbody>
      </table>,
    );
    moveRow(1);
    selectRow(false);
    expect(screen.getByLabelText('pick')).toBeChecked();
  });
});
