import { makeCompany } from './make-company.ts'
import { MAKE_USAGE, readMakeOptions } from './read-make-options.ts'
import { writeCompany } from './write-company.ts'

const options = readMakeOptions(process.argv.slice(2))
if (options) {
  const company = makeCompany(options.company)
  const files = await writeCompany(company, options.out, options.format)
  for (const file of Object.values(files)) console.log(file)
  console.log(`npm run import -- ${files.roster} --as-of ${options.company.asOf}`)
} else {
  console.error(MAKE_USAGE)
  process.exitCode = 1
}
