/** What we need of nodemailer, to be imported lazily and together (kernel/undici.ts says why). */
export { default as MailComposer } from 'nodemailer/lib/mail-composer'
export { default as SMTPConnection } from 'nodemailer/lib/smtp-connection'
