import {
  type CSSVariablesResolver,
  colorsTuple,
  createTheme,
  localStorageColorSchemeManager,
} from '@mantine/core';
import { schemeVariables, tokens } from './tokens';

/** Keeps the chosen scheme; `public/theme.js` reads the same key before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'patchmon-color-scheme' });

/** Sizes, type and colours of look section 2 in Mantine's terms. */
export const theme = createTheme({
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

function mantineVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return {
    ...schemeVariables(scheme),
    '--mantine-color-body': tokens.body[scheme],
    '--mantine-color-text': tokens.text[scheme],
    '--mantine-color-dimmed': tokens.dimmed[scheme],
    '--mantine-color-placeholder': tokens.dimmed[scheme],
    '--mantine-color-anchor': tokens['accent-text'][scheme],
    // Mantine's own colours of light and subtle buttons are too dark or too pale for links.
    '--mantine-color-accent-light': tokens['accent-tint'][scheme],
    '--mantine-color-accent-light-hover': tokens['accent-tint'][scheme],
    '--mantine-color-accent-light-color': tokens['accent-text'][scheme],
    '--mantine-color-default': tokens.body[scheme],
    '--mantine-color-default-hover': tokens['row-hover'][scheme],
    '--mantine-color-default-border': tokens['border-strong'][scheme],
    '--mantine-color-error': tokens.security[scheme],
  };
}

/** Gives Mantine our text colours (its defaults are too pale) and the `--pm-*` properties. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: mantineVariables('light'),
  dark: mantineVariables('dark'),
});
