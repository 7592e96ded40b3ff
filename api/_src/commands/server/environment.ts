import fs from 'node:fs'
import { makeCompany } from '../../../../tests/sandbox/company.ts'
import {
  type StandInPlaces,
  standInEnvironment,
} from '../../../../tests/support/stand-ins/environment.ts'
import { keptKeys } from '../../../../tests/support/stand-ins/kept-keys.ts'

type Environment = Record<string, string | undefined>

/** The process's environment, with `.env` filled in where there is one. */
export function readEnvironment(): Environment {
  if (fs.existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** The folder of everything that is kept on this machine. */
export function dataDirOf(environment: Environment): string {
  return environment.DATA_DIR || '.data'
}

export const COMPANY_SEED = 7

/**
 * A machine where nothing is configured: keys invented for its data folder, and the stand-ins in place of
 * Aliyun and WeCom. What the environment does say (DATABASE_URL, PORT, …) still holds.
 */
export function localEnvironment(environment: Environment, places?: StandInPlaces): Environment {
  const here = `http://localhost:${environment.PORT || 3000}`
  return {
    ...standInEnvironment(
      keptKeys(dataDirOf(environment)),
      makeCompany(COMPANY_SEED).name,
      places ?? { publicUrl: here, vendorUrl: here },
    ),
    ALIYUN_BILLING: 'on',
    CANARY_PHONE: '13900009900',
    ...environment,
  }
}

/** For commands that a newcomer may run before configuring anything: their own environment, else the local one. */
export function ownOrLocalEnvironment(): Environment {
  const environment = readEnvironment()
  return environment.VAULT_KEYS ? environment : localEnvironment(environment)
}
