/** What only the start page wears. */
export const startStyles = `
.lead { font-size: 1.15rem; max-width: 48rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.25rem; margin: 2rem 0 0; }
.card { border: 1px solid var(--site-line); border-radius: .6rem; padding: 1.1rem 1.25rem; background: var(--site-surface); }
.card h2 { margin: 0 0 .75rem; border: 0; padding: 0; font-size: 1.2rem; }
.card ul { margin: 0; padding: 0; list-style: none; }
.card li { margin: .75rem 0; }
.card code { padding: 0; background: none; }
.card small { display: block; }
.list { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: .25rem 2rem; margin: 0; padding: 0; list-style: none; }
.list span { display: block; color: var(--site-soft); font-size: .925rem; }
.tabs fieldset { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0 0 1rem; padding: 0; border: 0; }
.tabs legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.tabs input { position: absolute; opacity: 0; }
.tabs label { padding: .35rem .9rem; border: 1px solid var(--site-line); border-radius: .4rem; cursor: pointer; }
.tabs input:checked + label { background: var(--site-accent); border-color: var(--site-accent); color: var(--site-page); }
.tabs input:focus-visible + label { outline: 2px solid var(--site-accent); outline-offset: 2px; }
.tabs .panel { display: none; }
.tabs .panel h3 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.tabs .panel p { margin: .5rem 0; }
@media print { .tabs fieldset { display: none; } .tabs .panel { display: block; } .tabs .panel h3 { position: static; width: auto; height: auto; clip-path: none; } }
`;
