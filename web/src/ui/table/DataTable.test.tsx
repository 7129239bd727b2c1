import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { useSelection } from '@/lib/table/selection';
import type { Sort } from '@/lib/table/sort';
import { render } from '@/testing/render';
import type { Column } from './column';
import { DataTable } from './DataTable';

interface Row {
  id: string;
  name: string;
}

const ROWS: Row[] = ['alpha', 'beta', 'gamma'].map((name) => ({ id: name, name }));
const COLUMNS: Column<Row>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: (row) => (
      <a href={`/${row.id}`} data-row-link>
        {row.name}
      </a>
    ),
    sort: { key: 'name', first: 'desc' },
  },
  { id: 'plain', title: 'Plain', cell: () => 'text', align: 'right' },
];

function Sorted({ onSort }: { onSort: (sort: Sort | undefined) => void }) {
  const [sort, setSort] = useState<Sort>();
  const change = (next: Sort | undefined) => {
    setSort(next);
    onSort(next);
  };
  return (
    <DataTable
      label="Things"
      columns={COLUMNS}
      rows={ROWS}
      rowId={(row) => row.id}
      sort={sort}
      onSort={change}
    />
  );
}

function Selected() {
  const selection = useSelection(ROWS.map((row) => row.id));
  return (
    <>
      <DataTable
        label="Things"
        columns={COLUMNS}
        rows={ROWS}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        selection={selection}
      />
      <output>{[...selection.ids].join(' ')}</output>
    </>
  );
}

describe('sorting', () => {
  it('cycles by the head and says so to screen readers', async () => {
    const onSort = vi.fn();
    render(<Sorted onSort={onSort} />);
    const head = screen.getByRole('columnheader', { name: 'Name' });
    expect(head).toHaveAttribute('aria-sort', 'none');
    await userEvent.click(within(head).getByRole('button'));
    expect(head).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(within(head).getByRole('button'));
    expect(head).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(within(head).getByRole('button'));
    expect(onSort).toHaveBeenLastCalledWith(undefined);
  });

  it('offers no sorting where the server has none', () => {
    render(<Sorted onSort={() => undefined} />);
    const head = screen.getByRole('columnheader', { name: 'Plain' });
    expect(head).not.toHaveAttribute('aria-sort');
    expect(within(head).queryByRole('button')).toBeNull();
  });
});

describe('rows', () => {
  it('follow their link as a whole, but not from a control inside', () => {
    render(<Selected />);
    const link = screen.getByRole('link', { name: 'beta' });
    const followed = vi.fn((event: Event) => event.preventDefault());
    link.addEventListener('click', followed);
    fireEvent.click(screen.getAllByText('text')[1] as HTMLElement);
    expect(followed).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select beta' }));
    expect(followed).toHaveBeenCalledTimes(1);
  });

  it('open a new tab with the middle button', () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    render(<Selected />);
    const cell = screen.getAllByText('text')[2] as HTMLElement;
    fireEvent(cell, new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    expect(open).toHaveBeenCalledWith(expect.stringContaining('/gamma'), '_blank', 'noopener');
  });
});

describe('selection', () => {
  it('takes ranges with Shift and all rows by the head', () => {
    render(<Selected />);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select alpha' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select gamma' }), { shiftKey: true });
    expect(screen.getByRole('status')).toHaveTextContent('alpha beta gamma');
    fireEvent.click(screen.getByRole('checkbox', { name: /Select all/ }));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

it('shows the fallback below the head when there are no rows', () => {
  render(
    <DataTable
      label="Things"
      columns={COLUMNS}
      rows={[]}
      rowId={(row) => row.id}
      fallback={<p>Nothing here</p>}
    />,
  );
  expect(screen.getByText('Nothing here')).toBeVisible();
  expect(screen.getByRole('columnheader', { name: 'Name' })).toBeVisible();
});
