import {
  type Icon,
  IconAlertTriangle,
  IconAntennaBarsOff,
  IconCalendarX,
  IconCheck,
  IconCircleArrowUp,
  IconClockExclamation,
  IconDatabaseX,
  IconFlame,
  IconHandStop,
  IconHelpCircle,
  IconHourglass,
  IconLock,
  IconPin,
  IconPlayerPause,
  IconPointFilled,
  IconProgress,
  IconRefreshAlert,
  IconShieldFilled,
  IconShieldOff,
} from '@tabler/icons-react';

/** Colour meaning; `State.module.css` gives each its tokens. */
export type Tone = 'ok' | 'update' | 'security' | 'held' | 'warning' | 'dimmed' | 'silent';

interface StateLook {
  icon: Icon;
  tone: Tone;
  /** `badge`: on a tinted or inverted ground; else plain text. */
  shape: 'text' | 'badge';
}

/**
 * All states the product speaks of (look: section 3). Their words are in `locales/<lang>/states.json`
 * under the same code. No other place writes these words, icons or colours.
 */
export const stateTable = {
  current: { icon: IconCheck, tone: 'ok', shape: 'text' },
  available: { icon: IconCircleArrowUp, tone: 'update', shape: 'text' },
  security: { icon: IconShieldFilled, tone: 'security', shape: 'text' },
  unknown: { icon: IconHelpCircle, tone: 'dimmed', shape: 'text' },
  exploited: { icon: IconFlame, tone: 'security', shape: 'badge' },
  held: { icon: IconLock, tone: 'held', shape: 'text' },
  pinned: { icon: IconPin, tone: 'held', shape: 'text' },
  phased: { icon: IconProgress, tone: 'update', shape: 'text' },
  kept_back: { icon: IconHandStop, tone: 'update', shape: 'text' },
  reporting: { icon: IconPointFilled, tone: 'ok', shape: 'text' },
  overdue: { icon: IconClockExclamation, tone: 'warning', shape: 'text' },
  silent: { icon: IconAntennaBarsOff, tone: 'silent', shape: 'badge' },
  awaiting: { icon: IconHourglass, tone: 'dimmed', shape: 'text' },
  reboot: { icon: IconRefreshAlert, tone: 'warning', shape: 'text' },
  rebootUnknown: { icon: IconHelpCircle, tone: 'dimmed', shape: 'text' },
  stale: { icon: IconDatabaseX, tone: 'warning', shape: 'text' },
  unverified: { icon: IconShieldOff, tone: 'warning', shape: 'text' },
  tokenActive: { icon: IconPointFilled, tone: 'ok', shape: 'text' },
  tokenLimit: { icon: IconHandStop, tone: 'warning', shape: 'text' },
  tokenOff: { icon: IconPlayerPause, tone: 'dimmed', shape: 'text' },
  done: { icon: IconCheck, tone: 'ok', shape: 'text' },
  refused: { icon: IconHandStop, tone: 'warning', shape: 'text' },
  failed: { icon: IconAlertTriangle, tone: 'warning', shape: 'text' },
  tokenExpired: { icon: IconCalendarX, tone: 'dimmed', shape: 'text' },
} as const satisfies Record<string, StateLook>;

export type StateCode = keyof typeof stateTable;
