import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { isCommon, isOfDesk } from './desk-chunk.ts'
import { LeanTemplates } from './lean-templates.ts'

const miniapp = path.resolve(__dirname, '..')
const shared = path.resolve(miniapp, '..', 'shared')

// Outside sourceRoot nothing is transpiled unless it is named here.
const include = [
  (file: string) => file.startsWith(shared + path.sep),
  (file: string) => /node_modules[\\/](zod|echarts|zrender|tslib)[\\/]/.test(file),
]

// Sizes are our own: CSS pixels × the reader's text scale (styles/tokens.scss).
const pxtransform = { enable: false, config: {} }

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'jinlian',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `../dist/${process.env.TARO_ENV}`,
    framework: 'react',
    // the mini-program has no origin of its own; Taro puts in what .env files say and no more
    env: { TARO_APP_API_URL: JSON.stringify(process.env.TARO_APP_API_URL ?? '') },
    // no screen nests deeper; each level costs 3.5 KB of the mini-program's templates
    baseLevel: 10,
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    terser: {
      enable: true,
      // Chinese as it is: escaped it is twice as long
      config: { compress: { passes: 3 }, output: { ascii_only: false, comments: false } },
    },
    mini: {
      compile: { include },
      postcss: { pxtransform, cssModules: { enable: false } },
      // every style is scoped by its component's class
      miniCssExtractPluginOption: { ignoreOrder: true },
      runtime: { enableInnerHTML: false },
      webpackChain(chain) {
        chain.plugin('LeanTemplates').use(LeanTemplates)
      },
      optimizeMainPackage: { enable: true },
    },
    h5: {
      compile: { include },
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash', enhanceAnimation: false },
      // what two pages share is loaded once, not again with each page
      webpackChain(chain) {
        chain.optimization.splitChunks({
          chunks: 'all',
          cacheGroups: {
            default: false,
            defaultVendors: false,
            common: { name: 'common', test: isCommon, priority: 2, reuseExistingChunk: true },
            desk: { name: 'desk', test: isOfDesk, minChunks: 2, priority: 1 },
          },
        })
      },
      output: {
        filename: 'js/[name].[contenthash:8].js',
        chunkFilename: 'js/[name].[contenthash:8].js',
      },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform,
        cssModules: { enable: false },
      },
    },
  }
  return merge({}, base)
})
