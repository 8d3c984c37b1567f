// The summary of what is to be corrected takes the focus, so that it is read first.
document.querySelector("[data-takes-focus]")?.focus();
