// Runs before the first paint, so that a theme never flashes: the saved choice, else what the system asks for.
(function () {
  var system = window.matchMedia('(prefers-color-scheme: dark)');
  function apply() {
    var saved = null;
    try {
      saved = localStorage.getItem('nhipcau.theme');
    } catch (unavailable) {
      // A browser that keeps nothing follows the system.
    }
    document.documentElement.dataset.theme = saved === 'light' || saved === 'dark' ? saved : system.matches ? 'dark' : 'light';
  }
  apply();
  system.addEventListener('change', apply);
  window.addEventListener('nhipcau-theme', apply);
})();
