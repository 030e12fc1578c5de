// What browsers and late scripts define and TypeScript's own library does not.

/** vendor script, loaded with the first tap on a drawing */
declare function GLightbox(options: object): any;

interface Navigator {
  /** Chromium's network information */
  connection?: { saveData: boolean };
}

// ---- Of the service worker alone (worker.js) ----

/** the line that finish/service_worker.py writes above worker.js */
declare const edition: { version: string; files: Record<string, string>; memory: number; wait: number };
declare const registration: ServiceWorkerRegistration;
declare const clients: { matchAll(options: object): Promise<{ id: string }[]> };
declare function skipWaiting(): Promise<void>;
