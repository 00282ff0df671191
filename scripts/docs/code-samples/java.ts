import type { SampleCall } from "./sample-call.js";
import { openingComment } from "./source-text.js";

const withBody = new Set(["POST", "PUT"]);

/** A program of one file for Java 11 and later. The standard library has no JSON parser, so it prints the response body. */
export function javaSample(call: SampleCall): string {
  const { server, target, body, response } = call;
  const glue = ` + System.getenv("OS_PROJECT_ID")${target.join("").length > 40 ? "\n        " : " "}+ `;
  const address = target.map(javaString).join(glue);
  return `${openingComment(call, "//", "java Main.java")}import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class Main {
  private static final String BASE = ${javaString(server.baseUrl)};

  public static void main(String[] args) throws Exception {
    String address = BASE + ${address};
${body === undefined ? "" : `    String body = ${lines(body)};\n`}    HttpRequest request = HttpRequest.newBuilder(URI.create(address))
        .timeout(Duration.ofSeconds(30))
        .header("X-Auth-Token", System.getenv("OS_TOKEN").strip())
${body === undefined ? "" : `        .header("Content-Type", "application/json")\n`}        ${method(call)}
        .build();
    // The client follows no redirects, which would send the token to another host.
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() < 200 || response.statusCode() > 299) {
      System.err.println(response.statusCode() + " " + response.body());
      System.exit(1);
    }
    System.out.println(response.${response.kind === "empty" ? "statusCode" : "body"}());
  }
}
`;
}

function method({ method: name, body }: SampleCall): string {
  const publisher = `HttpRequest.BodyPublishers.${body === undefined ? "noBody()" : "ofString(body)"}`;
  if (body === undefined && (name === "GET" || name === "DELETE")) return `.${name}()`;
  return withBody.has(name)
    ? `.${name}(${publisher})`
    : `.method(${javaString(name)}, ${publisher})`;
}

/** JSON line by line: Java 11 has no text blocks. */
function lines(body: unknown): string {
  return JSON.stringify(body, null, 2).split("\n").map(javaString).join("\n        + ");
}

/** A string literal in ASCII: a compiler reads a file in the encoding of its machine. */
function javaString(text: string): string {
  return JSON.stringify(text).replace(
    /[^\0-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
