import { mix, readable } from './contrast';
import { tokens } from './tokens';

const WHITE = '#ffffff';
const BLACK = '#000000';

/** Whether a text is a colour as the settings hold it. */
export function isAccent(color: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(color);
}

/**
 * What the accent tokens become for a colour somebody chose: the colour itself wherever it can be
 * read, and the nearest one that can be where it cannot.
 */
export function accentTokens(color: string) {
  const fill = readable(color, WHITE, BLACK);
  const tint = { light: mix(color, WHITE, 0.9), dark: mix(color, tokens.body.dark, 0.8) };
  return {
    accent: { light: fill, dark: fill },
    'accent-tint': tint,
    'row-selected': tint,
    'accent-text': {
      light: readable(fill, tint.light, BLACK),
      dark: readable(color, tint.dark, WHITE),
    },
  };
}

/** The ten shades of Mantine's accent colour, from pale to dark. */
export function accentShades(color: string) {
  const made = accentTokens(color);
  const fill = made.accent.light;
  const pale = [0.9, 0.82, 0.7, 0.55].map((share) => mix(fill, WHITE, share));
  const deep = [0.2, 0.35].map((share) => mix(made['accent-text'].light, BLACK, share));
  const middle = [made['accent-text'].dark, fill, fill, made['accent-text'].light];
  return [...pale, ...middle, ...deep];
}
