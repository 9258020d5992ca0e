import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const p = await b.newPage(); await p.goto(process.env.FRAMESCOPE_URL); await p.locator(".hex .octets [data-at='0']").waitFor();
await b.startTracing(p,{path:"/tmp/trace.json",categories:["devtools.timeline","v8"]}); const t=Date.now();
await p.evaluate((n)=>{const c=new DataTransfer();c.setData("text/plain","81 85 37 fa 21 3d 7f 9f 4d 51 58\n".repeat(n));document.body.dispatchEvent(new ClipboardEvent("paste",{clipboardData:c,bubbles:true,cancelable:true}))},606061);
console.log("dispatched",Date.now()-t); await p.locator(".show-keys").click(); console.log("clicked",Date.now()-t); await p.getByRole("dialog").waitFor(); console.log("dialog",Date.now()-t);
await p.locator(".frames .count").getByText(/606,?061 frames/).waitFor({timeout:60000}); console.log("decoded",Date.now()-t);
await b.stopTracing(); await b.close();
