// The reader's own light or dark: kept in this browser, put on the page before it is drawn.
// Without it, or without a choice, the page follows the system.
(() => {
  const KEY = "autodiag-theme";
  const root = document.documentElement;

  const stored = () => {
    try {
      return localStorage.getItem(KEY) || "system";
    } catch {
      return "system";                  // a browser that forbids storage keeps its system's choice
    }
  };

  const apply = (theme) => {
    if (theme === "system") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme;
    }
    document.dispatchEvent(new CustomEvent("themechange"));
  };

  const keep = (theme) => {
    try {
      if (theme === "system") {
        localStorage.removeItem(KEY);
      } else {
        localStorage.setItem(KEY, theme);
      }
    } catch {
      // It still holds for this page.
    }
  };

  apply(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector("[data-theme-choice]");
    if (!choice) {
      return;
    }
    for (const input of choice.querySelectorAll("input")) {
      input.checked = input.value === stored();
      input.addEventListener("change", () => {
        keep(input.value);
        apply(input.value);
      });
    }
    choice.hidden = false;
  });
})();
