// Long parts fold on a phone, behind their title: <details data-fold open>. Without this script they
// stay open, as they do on a wide screen and on paper. It runs before the page is drawn, and says so on
// the page: only then does the style sheet give no room to what is about to fold, so that nothing moves.
(() => {
  const root = document.documentElement;
  const phone = matchMedia("screen and (max-width: 47.99em)");
  const folds = () => document.querySelectorAll("details[data-fold]");

  const openAll = () => folds().forEach((fold) => {
    fold.open = true;
  });

  // Whoever follows a link to a part wants to read it.
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target?.querySelector(":scope > details[data-fold]");
    if (fold) {
      fold.open = true;
    }
  };

  const follow = () => {
    folds().forEach((fold) => {
      fold.open = !phone.matches;
    });
    delete root.dataset.folding;
    openTarget();
  };

  root.dataset.folding = "";
  document.addEventListener("DOMContentLoaded", () => {
    follow();
    phone.addEventListener("change", follow);
    addEventListener("hashchange", openTarget);
    addEventListener("beforeprint", openAll);
    addEventListener("afterprint", follow);
  });
})();
