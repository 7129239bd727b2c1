import type { Icon } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { formatNumber } from '@/lib/format/number';
import classes from './Shell.module.css';

interface NavItemProps {
  to: LinkProps['to'];
  icon: Icon;
  label: string;
  count?: number;
  exact?: boolean;
}

/** One line of the navigation; the figure is information, never an alarm. */
export function NavItem({ to, icon: Glyph, label, count, exact }: NavItemProps) {
  return (
    <Link
      to={to}
      className={classes.navItem}
      activeOptions={{ exact, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Glyph size={16} stroke={1.75} aria-hidden />
      <span>{label}</span>
      {count !== undefined && <span className={classes.count}>{formatNumber(count)}</span>}
    </Link>
  );
}
