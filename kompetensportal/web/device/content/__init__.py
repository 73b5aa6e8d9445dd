"""What lies on a tablet: pages, files, the service worker that shows them, and the app."""
