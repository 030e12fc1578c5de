// What browsers and late scripts define and TypeScript's own library does not.

/** vendor script, loaded with the first tap on a drawing */
declare function GLightbox(options: object): any;

interface Navigator {
  /** Chromium's network information */
  connection?: { saveData: boolean };
}
