/** Each room with the rooms it may import, itself aside (ARCHITECTURE.md). */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  db: ['shared'],
  miniapp: ['shared'],
  kernel: ['ports', 'db', 'shared'],
  ports: ['shared', 'kernel'],
  providers: ['ports', 'kernel', 'db', 'shared'],
  features: ['ports', 'kernel', 'db', 'shared'],
  flow: ['features', 'ports', 'kernel', 'db', 'shared'],
  http: ['flow', 'features', 'ports', 'kernel', 'db', 'shared'],
  config: ['ports', 'kernel', 'shared'],
  context: ['providers', 'config', 'flow', 'features', 'ports', 'kernel', 'db', 'shared'],
  app: ['http', 'context', 'config', 'flow', 'kernel', 'shared'],
  functions: ['app', 'context', 'config', 'db'],
  commands: [
    'app',
    'context',
    'config',
    'http',
    'flow',
    'features',
    'providers',
    'ports',
    'kernel',
    'db',
    'shared',
    'tests',
  ],
}

const SOURCE = 'api/_src/'

/** The room a path is in; null for packages. */
export function roomOf(path: string): string | null {
  if (path.startsWith(SOURCE)) {
    const [first = ''] = path.slice(SOURCE.length).split('/')
    return first.replace(/(\.test)?\.ts$/, '')
  }
  const [top = ''] = path.split('/')
  if (top === 'api') return 'functions'
  return ['shared', 'db', 'miniapp', 'tests'].includes(top) ? top : null
}
