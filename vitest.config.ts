import path from 'node:path'
import { defineConfig } from 'vitest/config'

// Flows have no module of their own to mock: a worker loads the product once for all its files (`isolate: false`).
const at = (relative: string) => path.resolve(import.meta.dirname, relative)

export default defineConfig({
  test: {
    // by default one core is left to the watcher, which is half of a small machine
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{shared,api,db,miniapp}/**/*.test.ts', 'tests/*.test.ts'],
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic' } },
        define: {
          ENABLE_INNER_HTML: true,
          ENABLE_ADJACENT_HTML: true,
          ENABLE_SIZE_APIS: true,
          ENABLE_TEMPLATE_CONTENT: true,
          ENABLE_MUTATION_OBSERVER: true,
          ENABLE_CLONE_NODE: true,
          ENABLE_CONTAINS: true,
          DEPRECATED_ADAPTER_COMPONENT: false,
          'process.env.TARO_ENV': '"h5"',
          'process.env.TARO_PLATFORM': '"web"',
        },
        resolve: {
          mainFields: ['browser', 'module', 'jsnext:main', 'jsnext'],
          alias: [
            { find: /^@tarojs\/components$/, replacement: '@tarojs/components/lib/react' },
            { find: /^@tarojs\/taro$/, replacement: at('tests/support/taro-stub.ts') },
          ],
        },
        test: {
          name: 'miniapp',
          environment: 'jsdom',
          css: false,
          include: ['miniapp/**/*.test.tsx'],
          server: { deps: { inline: [/@tarojs/] } },
        },
      },
      {
        test: {
          name: 'flows',
          environment: 'node',
          include: ['tests/{flows,contracts,simulation}/**/*.test.ts'],
          globalSetup: ['tests/support/pglite-template.ts'],
          isolate: false,
          // a busy machine with two cores is slow, not wrong
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      ...(['pg', 'neon'] as const).map((driver) => ({
        test: {
          // the same flows once more on a real PostgreSQL, directly and as Neon is reached
          name: `flows-${driver}`,
          environment: 'node',
          env: { TEST_DRIVER: driver },
          include: ['tests/flows/**/*.test.ts'],
          // commands choose their own database
          exclude: ['tests/flows/import-command.test.ts'],
          globalSetup: ['tests/support/one-postgres.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      })),
      {
        test: {
          name: 'weapp',
          environment: 'node',
          include: ['tests/weapp/**/*.test.ts'],
          testTimeout: 60_000,
          // the first test waits for the build
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/pglite-template.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
