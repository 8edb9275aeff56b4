import { chromium } from 'playwright-core';
const [,, url, out, w='1600', h='1200', scheme='light'] = process.argv;
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--allow-file-access-from-files']});
const p = await b.newPage({viewport:{width:+w,height:+h},colorScheme:scheme});
await p.goto(url); await p.screenshot({path:out}); await b.close();
