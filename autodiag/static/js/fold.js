// Long parts fold on a phone, behind their title: <details data-fold="waiting" open>.
// Without this module they stay open, as they do on a wide screen and on paper.
const folds = document.querySelectorAll("details[data-fold]");
const phone = matchMedia("screen and (max-width: 47.99em)");

const openAll = () => folds.forEach((fold) => {
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
  folds.forEach((fold) => {
    fold.open = !phone.matches;
    fold.dataset.fold = "ready";
  });
  openTarget();
};

follow();
phone.addEventListener("change", follow);
addEventListener("hashchange", openTarget);
addEventListener("beforeprint", openAll);
addEventListener("afterprint", follow);
