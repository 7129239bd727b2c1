// Runs before the first paint, so that a dark page never flashes white. It is a file of
// its own because the content security policy allows no inline script.
// The key is the one the page stores the choice under (src/ui/theme/theme.ts).
(function () {
  var choice = null;
  try {
    choice = window.localStorage.getItem('patchmon-color-scheme');
  } catch (_) {
    // Storage can be forbidden; the system's scheme is used then.
  }
  var dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  var scheme = choice === 'light' || choice === 'dark' ? choice : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
