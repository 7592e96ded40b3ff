/** What the vendor says that our SMS are paid from. Throws ProviderError (kernel/provider-error), never `uncertain`. */
export type SmsAccountPort = {
  read(): Promise<SmsAccount>
}

export type SmsAccount = {
  /** SMS that are left in bought packages (套餐包); null: there is no package. */
  packageSms: number | null
  /** Money that may be spent, in thousandths of a yuan (厘); null where the account is in another currency. */
  availableLi: number | null
}
