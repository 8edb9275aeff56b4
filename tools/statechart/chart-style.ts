/** How a statechart is drawn, light and dark. The inspector and the documents use the same. */
export const chartStyle = `
.chart{--paper:#fff;--ink:#1d2733;--soft:#5b6875;--edge:#6c7a89;--box:#f4f7fa;--deep:#ffffff;--rim:#9aa8b6;--error:#b3261e;--delay:#7a4b00;--done:#136c3a;color-scheme:light dark;font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
@media (prefers-color-scheme:dark){.chart{--paper:#14191f;--ink:#e6edf3;--soft:#a3b1bf;--edge:#8796a5;--box:#1b222a;--deep:#14191f;--rim:#56636f;--error:#ff8a80;--delay:#f0b45a;--done:#67d391}}
.chart .paper{fill:var(--paper)}
.chart .box{fill:var(--box);stroke:var(--rim);stroke-width:1.2}
.chart .parallel>.box{stroke-dasharray:none;fill:var(--deep)}
.chart .compound>.box{fill:var(--deep)}
.chart .atomic>.box{fill:var(--box)}
.chart .ring{fill:none;stroke:var(--rim)}
.chart .name{font-size:14px;font-weight:600;fill:var(--ink)}
.chart .rule{stroke:var(--rim);stroke-width:.8;fill:none;opacity:.6}
.chart .fact{font-size:11.5px;fill:var(--soft);font-style:italic}
.chart .row{font-size:11.5px;fill:var(--ink)}
.chart .label text{font-size:11.5px;fill:var(--ink)}
.chart .label rect{fill:none}
.chart .label.error text,.chart .row.error{fill:var(--error)}
.chart .label.delay text,.chart .row.delay{fill:var(--delay)}
.chart .label.done text,.chart .row.done{fill:var(--done)}
.chart .label.always text,.chart .row.always{fill:var(--soft);font-style:italic}
.chart .arrow,.chart .line{fill:none;stroke:var(--edge);stroke-width:1.3}
.chart .arrow.delay{stroke-dasharray:6 4}
.chart .arrow.always{stroke-dasharray:1.5 3.5;stroke-linecap:round}
.chart .arrow.error{stroke:var(--error)}
.chart .start circle{fill:var(--edge)}
.chart .head{fill:var(--edge)}
.chart .head-error{fill:var(--error)}
`;
