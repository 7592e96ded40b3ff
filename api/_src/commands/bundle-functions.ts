import { bundleFunctions } from './server/bundle-functions.ts'

// It rewrites api/*.ts in place: right on a build machine that is thrown away, wrong anywhere else.
if (process.env.VERCEL !== '1') {
  console.error('This runs on Vercel only (VERCEL=1): it rewrites api/index.ts and api/crons.ts.')
  process.exit(1)
}
await bundleFunctions(process.cwd())
