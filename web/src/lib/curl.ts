import type { ServerAddress } from './serverAddress';

/**
 * What a command starts with when a private CA vouches for the server: its certificate is fetched, and
 * the command goes on only when it has the fingerprint that stands in the command. Empty otherwise.
 */
function fetchCa({ api, ca }: ServerAddress): string {
  if (!ca) return '';
  return `ca=$(mktemp) && curl -fsSk "${api}/hosts/ca" -o "$ca" \\
  && [ "$(sed /-----/d "$ca" | base64 -d | sha256sum | cut -c 1-64)" = ${ca} ] \\
  && `;
}

/** curl with these flags, which checks the server's certificate as this installation can. */
export function curlWith(server: ServerAddress, flags: string): string {
  const unchecked = server.unchecked ? 'k' : '';
  const all = flags || unchecked ? ` -${flags}${unchecked}` : '';
  return `${fetchCa(server)}curl${all}${server.ca ? ' --cacert "$ca"' : ''}`;
}

/** A refusal fails the command and says why, without a progress meter. */
export function curl(server: ServerAddress): string {
  return curlWith(server, 'fsS');
}

/** The shell that runs a fetched install script, which hands the private CA on to the agent. */
export function installShell({ ca }: ServerAddress): string {
  return ca ? `sh -s -- --ca ${ca}` : 'sh';
}
