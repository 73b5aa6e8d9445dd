// What the service worker asks: the results of a query, and suggestions while somebody types.

import { askedBy, resultsPage, suggestions } from "./page.js";
import { SearchTable } from "./table.js";

export { askedBy, resultsPage, SearchTable, suggestions };
