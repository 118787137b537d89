// Before anything is drawn: the theme that was chosen last, if the browser keeps such things for files.
'use strict';
try {
  const chosen = localStorage.getItem('forkshop-theme');
  if (chosen === 'dark' || chosen === 'light') {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // Then the system's theme it is.
}
