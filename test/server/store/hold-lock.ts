import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'

/** Holds the write lock of the file in argument 1 for as many milliseconds as argument 2 says; announces both ends. */
const [path = '', duration] = process.argv.slice(2)
const database = new Database(path)
database.exec('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
await sleep(Number(duration))
database.exec('COMMIT')
database.close()
