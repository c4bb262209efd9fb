/** The body of Stripe's `{ error }` answer, before the request's own log address is added. */
export interface ErrorBody {
  type: 'invalid_request_error' | 'api_error' | 'idempotency_error' | 'card_error'
  message: string
  code?: string
  param?: string
  doc_url?: string
  request_log_url?: string
}

/** A request that Stripe would refuse. `begun` says whether the endpoint had begun its work: only then does an
 *  idempotency key keep the answer. */
export class Refusal extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly begun: boolean

  constructor(status: number, body: ErrorBody, begun: boolean) {
    super(body.message)
    this.name = 'Refusal'
    this.status = status
    this.body = body.code === undefined ? body : { ...body, doc_url: documentation(body.code) }
    this.begun = begun
  }
}

interface Detail {
  code?: string | undefined
  param?: string | undefined
  status?: number
  begun?: boolean
}

export function invalidRequest(
  message: string,
  { code, param, status = 400, begun = false }: Detail = {},
): Refusal {
  return new Refusal(
    status,
    {
      type: 'invalid_request_error',
      message,
      ...(code === undefined ? {} : { code }),
      ...(param === undefined ? {} : { param }),
    },
    begun,
  )
}

export function missingResource(kind: string, id: string, param = 'id'): Refusal {
  return invalidRequest(`No such ${kind}: '${id}'`, { code: 'resource_missing', param, status: 404 })
}

export function missingParameter(param: string): Refusal {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

export function unknownParameters(names: readonly string[]): Refusal {
  const [first] = names
  const message =
    names.length === 1
      ? `Received unknown parameter: ${first}`
      : `Received unknown parameters: ${names.join(', ')}`
  return invalidRequest(message, { code: 'parameter_unknown', param: first })
}

/** Stripe would take this; the stand-in does not act it out, and says so instead of ignoring it. */
export function notPlayed(param: string): Refusal {
  return invalidRequest(
    `The local Stripe stand-in does not act out \`${param}\`. Stripe itself may accept it; see local/stripe/README.md.`,
    { code: 'standin_not_played', param },
  )
}

function documentation(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
}
