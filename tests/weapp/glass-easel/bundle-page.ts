import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { TmplGroup } from 'glass-easel-template-compiler'
import { asCss, elementStyles } from './element-styles.ts'

/** What the compiler says against a template of the package; an empty list is the only good answer. */
export type Complaint = { file: string; said: unknown }

/** The built mini-program as one HTML page, and what its templates are blamed for. */
export async function bundlePage(dist: string): Promise<{ html: string; complaints: Complaint[] }> {
  const templates = new TmplGroup()
  const scripts: Record<string, string> = {}
  const styles: Record<string, string> = {}
  const complaints: Complaint[] = []
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const { dir, name, ext } = path.parse(file)
    const bare = path.join(dir, name)
    const source = () => readFileSync(path.join(dist, file), 'utf8')
    if (ext === '.wxml')
      for (const said of templates.addTmpl(bare, source())) complaints.push({ file, said })
    else if (ext === '.wxs') templates.addScript(bare, source())
    else if (ext === '.js') scripts[file] = source()
    else if (ext === '.wxss') styles[bare] = asCss(readStyle(path.join(dist, file)))
  }
  const built = `{
    app: ${readFileSync(path.join(dist, 'app.json'), 'utf8')},
    scripts: ${JSON.stringify(scripts)},
    styles: ${JSON.stringify(styles)},
    templates: ${templates.getTmplGenObjectGroups()}
  }`
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>紧急联络人</title>
<style>${elementStyles}</style><style>${styles.app}</style><style id="of-page"></style></head>
<body><div id="pages"></div><script>${inScript(`window.built = ${built}`)}</script>
<script>${inScript(await bundleClient())}</script></body></html>`
  return { html, complaints }
}

/** A style sheet with those it imports in their places. */
function readStyle(file: string): string {
  return readFileSync(file, 'utf8').replace(/@import\s+["']([^"']+)["'];?/g, (_, wanted: string) =>
    readStyle(path.join(path.dirname(file), wanted)),
  )
}

async function bundleClient(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'miniapp.client.ts')],
    bundle: true,
    format: 'iife',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

function inScript(source: string): string {
  return source.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--')
}
