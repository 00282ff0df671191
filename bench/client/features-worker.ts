import { loadDds, loadDws } from "./candidates/this-package.js";
import { answer } from "./processes/worker.js";

// The build of a checkout may be older than this benchmark: what it lacks is left out, and said so.
const { accessKeyCredentials } = await loadDws();
const { paginateListBackups } = await loadDds();
answer({
  accessKeys: accessKeyCredentials !== undefined,
  pager: paginateListBackups !== undefined,
});
