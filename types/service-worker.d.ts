/** What worker.js finds around it: the names of a service worker, which the types of a page do not have. For the checker only. */
declare const registration: ServiceWorkerRegistration;
declare const clients: { matchAll: (options: object) => Promise<{ id: string }[]> };
declare const skipWaiting: () => Promise<void>;
/** The line that finish/service_worker.py writes above the code. */
declare const edition: { version: string; wait: number; memory: number; files: Record<string, string> };
