type Asset = { source: () => string | Buffer }
type Compilation = {
  hooks: {
    processAssets: { tap: (options: { name: string; stage: number }, work: () => void) => void }
  }
  getAsset: (name: string) => { source: Asset } | undefined
  updateAsset: (name: string, source: unknown) => void
}
type Compiler = {
  webpack: {
    Compilation: { PROCESS_ASSETS_STAGE_REPORT: number }
    sources: { RawSource: new (text: string) => unknown }
  }
  hooks: { compilation: { tap: (name: string, work: (compilation: Compilation) => void) => void } }
}

const TEMPLATE = /<template name="tmpl_\d+_\w+">.*?<\/template>/gs
// a view that catches moves, words that listen, scroll views and images: the mini-program has none (tests/weapp)
const UNUSED = /catchtouchmove=|<text [^>]*bindtap=|<(scroll-view|image) /

/** The templates without those that no node of ours can ask for, and without the space between tags. */
export function leanTemplates(wxml: string): string {
  return wxml
    .replace(TEMPLATE, (template) => (UNUSED.test(template) ? '' : template))
    .replace(/>\s+</g, '><')
}

/** Taro writes a template for every way a component may be used; this keeps those that are. */
export class LeanTemplates {
  apply({ webpack, hooks }: Compiler): void {
    hooks.compilation.tap('LeanTemplates', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT
      compilation.hooks.processAssets.tap({ name: 'LeanTemplates', stage }, () => {
        const base = compilation.getAsset('base.wxml')
        if (!base) return
        const lean = leanTemplates(base.source.source().toString())
        compilation.updateAsset('base.wxml', new webpack.sources.RawSource(lean))
      })
    })
  }
}
