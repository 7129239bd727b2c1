import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { render } from '@/testing/render';
import { PermissionMissing } from './PermissionMissing';
import { SkeletonRows } from './SkeletonRows';

describe('a missing permission', () => {
  it('is named, with who can grant it', () => {
    render(<PermissionMissing permission="view_packages" />);
    expect(screen.getByText(/needs the permission “View packages”/)).toBeVisible();
    expect(screen.getByText(/administrator can grant it/)).toBeVisible();
  });

  it('is told by its code when the page has no word for it', () => {
    render(<PermissionMissing permission="manage_unicorns" />);
    expect(screen.getByText(/“manage_unicorns”/)).toBeVisible();
  });

  it('is admitted to be unknown when the server does not say', () => {
    render(<PermissionMissing permission={null} />);
    expect(screen.getByText(/Your role does not allow this page/)).toBeVisible();
  });
});

describe('bars while loading', () => {
  it('come after 150 ms, in the size of the rows that follow', () => {
    vi.useFakeTimers();
    const { container } = render(<SkeletonRows rows={3} height={34} />);
    const bars = () => container.querySelectorAll('.mantine-Skeleton-root').length;
    expect(bars()).toBe(0);
    act(() => void vi.advanceTimersByTime(149));
    expect(bars()).toBe(0);
    act(() => void vi.advanceTimersByTime(1));
    expect(bars()).toBe(9);
    const rows = [...container.querySelectorAll<HTMLElement>('[aria-hidden="true"]')];
    expect(rows.map((row) => row.style.height)).toEqual(['34px', '34px', '34px']);
  });
});
