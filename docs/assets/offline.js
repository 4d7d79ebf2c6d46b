/* Read from a folder the site has no app behind it: what leads there is put away. */
"use strict";

if (location.protocol === "file:") document.documentElement.classList.add("kk-offline");
