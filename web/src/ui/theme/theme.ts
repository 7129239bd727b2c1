import {
  type CSSVariablesResolver,
  colorsTuple,
  createTheme,
  localStorageColorSchemeManager,
} from '@mantine/core';
import { accentShades, accentTokens, isAccent } from './accent';
import { schemeVariables, tokens } from './tokens';

/** Keeps the chosen scheme; `public/theme.js` reads the same key before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'patchmon-color-scheme' });

/** Sizes, type and colours of look section 2 in Mantine's terms. */
const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  black: '#1b2028',
  colors: {
    accent: [
      '#edf2fd',
      '#dbe4fa',
      '#c4d4f6',
      '#a9c3ff',
      '#8fb1ff',
      '#2f60cf',
      '#2b5bc7',
      '#2553b8',
      '#1e449a',
      '#18377d',
    ],
    // Buttons that destroy: the security red in both schemes, white on it reaches 6.0.
    danger: colorsTuple('#bf2531'),
    dark: [
      '#dce0e6',
      '#b2bbc8',
      '#969fac',
      '#3b434f',
      '#292f38',
      '#252b33',
      '#1c2027',
      '#15181d',
      '#101317',
      '#0b0d10',
    ],
  },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'JetBrains Mono', 'DejaVu Sans Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.8125rem', lg: '0.875rem', xl: '1rem' },
  lineHeights: { xs: '1.5', sm: '1.5385', md: '1.5385', lg: '1.4286', xl: '1.5' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: '6px',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '0.875rem', lineHeight: '1.4286' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.5385' },
    },
  },
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { size: 30, variant: 'default' } },
    Badge: { defaultProps: { tt: 'none', radius: 4, fw: 600 } },
    Button: { defaultProps: { size: 'xs', fw: 500 } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Chip: { defaultProps: { size: 'xs', variant: 'outline' } },
    Input: { defaultProps: { size: 'xs' } },
    InputWrapper: { defaultProps: { size: 'xs' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
    Modal: { defaultProps: { radius: 8, centered: false, yOffset: '12vh', zIndex: 300 } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Paper: { defaultProps: { radius: 8 } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, multiline: true, maw: 320 } },
  },
});

function mantineVariables(scheme: 'light' | 'dark', table: typeof tokens): Record<string, string> {
  return {
    ...schemeVariables(scheme, table),
    '--mantine-color-body': table.body[scheme],
    '--mantine-color-text': table.text[scheme],
    '--mantine-color-dimmed': table.dimmed[scheme],
    '--mantine-color-placeholder': table.dimmed[scheme],
    '--mantine-color-anchor': table['accent-text'][scheme],
    // Mantine's own colours of light and subtle buttons are too dark or too pale for links.
    '--mantine-color-accent-light': table['accent-tint'][scheme],
    '--mantine-color-accent-light-hover': table['accent-tint'][scheme],
    '--mantine-color-accent-light-color': table['accent-text'][scheme],
    '--mantine-color-default': table.body[scheme],
    '--mantine-color-default-hover': table['row-hover'][scheme],
    '--mantine-color-default-border': table['border-strong'][scheme],
    '--mantine-color-error': table.security[scheme],
  };
}

/** Gives Mantine our text colours (its defaults are too pale) and the `--pm-*` properties. */
function resolver(table: typeof tokens): CSSVariablesResolver {
  return () => ({
    variables: {},
    light: mantineVariables('light', table),
    dark: mantineVariables('dark', table),
  });
}

/** The look with the accent somebody chose, or with the page's own for an empty text. */
export function lookOf(accent: string) {
  if (!isAccent(accent)) return { theme, cssVariablesResolver: resolver(tokens) };
  const colors = { ...theme.colors, accent: colorsTuple(accentShades(accent)) };
  return {
    theme: { ...theme, colors },
    cssVariablesResolver: resolver({ ...tokens, ...accentTokens(accent) }),
  };
}
