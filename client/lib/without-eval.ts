import { z } from 'zod'

// The content security policy forbids eval, and zod's attempt to compile its checks would be reported as a violation.
// Must be imported before any module that makes a schema.
z.config({ jitless: true })
