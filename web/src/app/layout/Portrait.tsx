import { IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './Shell.module.css';

/** The picture that the identity provider has of somebody; else, or when it cannot be had, a sign. */
export function Portrait({ address }: { address?: string | null }) {
  const [lost, setLost] = useState<string | null>(null);
  if (!address || lost === address) return <IconUserCircle size={16} stroke={1.75} aria-hidden />;
  return (
    <img
      className={classes.portrait}
      src={address}
      alt=""
      referrerPolicy="no-referrer"
      onError={() => setLost(address)}
    />
  );
}
