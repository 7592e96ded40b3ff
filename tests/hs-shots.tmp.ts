import { chromium } from 'playwright-core'
import { createFakeApi } from '/tmp/h-desk-screens/tests/support/fake-api.ts'
import { deskGallery } from '/tmp/h-desk-screens/tests/support/desk/desk-gallery.ts'
import { launchBrowser, openContext } from '/tmp/h-desk-screens/tests/support/browser.ts'
import { serveH5 } from '/tmp/h-desk-screens/tests/support/serve-h5.ts'
import { mkdirSync, readFileSync } from 'node:fs'
const axe = readFileSync('/tmp/h-desk-screens/node_modules/axe-core/axe.min.js','utf8')
mkdirSync('/tmp/hs-shots',{recursive:true})
let api = createFakeApi()
const only = process.argv.slice(4)
const server = await serveH5(process.argv[2], () => api)
const { browser, close } = await launchBrowser()
const views: any = { '390': [{width:390},1], '1280': [{width:1280},1], '390-dark':[{width:390,dark:true},1], '1280-dark':[{width:1280,dark:true},1], '320-double':[{width:320},2], '390-large':[{width:390},1.5], '1280-large':[{width:1280},1.5] }
for (const name of process.argv[3].split(',')) {
  const [view, scale] = views[name]
  api = createFakeApi(); api.roles = ['employee','hr']
  const context = await openContext(browser, view)
  await context.addInitScript((size) => { document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = `${size}px` }) }, 16*scale)
  const p0 = await context.newPage(); await p0.goto(server.url); await p0.getByText('您还没有紧急联络人').waitFor(); await p0.close()
  for (const ex of deskGallery) {
    if (only.length && !only.includes(ex.name)) continue
    const { validTokens } = api
    api = createFakeApi(); Object.assign(api, { validTokens, roles: ['employee','hr'] }); ex.prepare?.(api)
    const page = await context.newPage()
    const tr: string[] = []
    page.on('pageerror', e => tr.push(e.message)); page.on('console', m => { if (m.type()==='error') tr.push(m.text()) })
    page.setDefaultTimeout(8000)
    await page.goto(`${server.url}/#/desk/${ex.route}`)
    try { await ex.reach(page) } catch (e) { tr.push('REACH ' + String(e).slice(0,300)) }
    await page.waitForTimeout(250)
    await page.screenshot({ path: `/tmp/hs-shots/${name}-${ex.name}.png` })
    const full = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.taro_page')].map(p=>p.scrollHeight)))
    if (full > 844) { const vp = page.viewportSize()!; await page.setViewportSize({width: vp.width, height: Math.min(full+2, 4000)}); await page.waitForTimeout(150); await page.screenshot({ path: `/tmp/hs-shots/${name}-${ex.name}.png` }); await page.setViewportSize(vp) }
    await page.evaluate(axe)
    const v = await page.evaluate(async () => (await (window as any).axe.run()).violations.filter((x:any)=>['serious','critical'].includes(x.impact)).flatMap((x:any)=>x.nodes.map((n:any)=>x.id+': '+n.html.slice(0,160)+' '+(n.any?.[0]?.message??'').slice(0,120))))
    const side = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.taro_page')].map(p=>p.scrollWidth-p.clientWidth)))
    if (v.length || side>0 || tr.length) console.log(name, ex.name, JSON.stringify({v: v.slice(0,6), side, tr}, null, 1))
    await page.evaluate(() => { for (const k of Object.keys(localStorage)) if (k!=='session') localStorage.removeItem(k) })
    await page.close()
  }
  await context.close()
}
await close(); await server.close()
