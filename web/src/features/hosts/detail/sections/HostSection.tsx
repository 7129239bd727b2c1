import { useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { HostDetail } from '@/lib/api/types';
import { HostPackages } from '../packages/HostPackages';
import { type HostTab, TABS } from '../search';
import { Changes } from './Changes';
import { Network } from './Network';
import { Notes } from './Notes';
import { Reports } from './Reports';
import { Repositories } from './Repositories';
import { System } from './System';

interface SectionProps {
  host: HostDetail;
}

const SECTIONS: Record<HostTab, ComponentType<SectionProps>> = {
  packages: HostPackages,
  changes: Changes,
  repositories: Repositories,
  system: System,
  network: Network,
  notes: Notes,
  reports: Reports,
};

/** The section of the tab that is open. */
export function HostSection({ host }: SectionProps) {
  const Section = SECTIONS[useSearch({ from: '/_app/hosts/$hostId' }).tab ?? TABS[0]];
  return <Section host={host} />;
}
