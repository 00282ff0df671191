// Makes calls with the generated clients and prints each outcome as JSON: java Call < CALLS

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

public final class Call {
    private static final ObjectMapper JSON = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    /** The classes of a client's operations: one for each tag of the description. */
    private static List<Class<?>> apisOf(String service) throws ReflectiveOperationException, URISyntaxException {
        Path classes = Path.of(Call.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> apis = new ArrayList<>();
        for (String file : classes.resolve(service).resolve("api").toFile().list((File folder, String name) -> name.endsWith("Api.class"))) {
            apis.add(Class.forName(service + ".api." + file.replace(".class", "")));
        }
        return apis;
    }

    /** The method of an operation without a parameter for headers. It is compiled with the names of its parameters. */
    private static Method methodOf(String service, String operation) throws ReflectiveOperationException, URISyntaxException {
        return apisOf(service).stream()
            .flatMap(api -> Stream.of(api.getMethods()))
            .filter(method -> method.getName().equals(operation))
            .filter(method -> Stream.of(method.getParameters()).noneMatch(parameter -> parameter.getName().equals("headers")))
            .findFirst()
            .orElseThrow();
    }

    private static JsonNode valueOf(Parameter parameter, JsonNode call) {
        for (JsonNode values : List.of(call.get("path"), call.get("query"))) {
            for (Map.Entry<String, JsonNode> value : values.properties()) {
                if (value.getKey().replace("_", "").equalsIgnoreCase(parameter.getName())) {
                    return value.getValue();
                }
            }
        }
        return parameter.getName().endsWith("Request") ? call.get("body") : null;
    }

    private static Object response(Object client, JsonNode call) throws IOException, ReflectiveOperationException, URISyntaxException {
        Method method = methodOf(call.get("service").asText(), call.get("operation").asText());
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            JsonNode value = valueOf(parameter, call);
            arguments.add(value == null ? null : JSON.treeToValue(value, parameter.getType()));
        }
        Object api = method.getDeclaringClass().getConstructor(client.getClass()).newInstance(client);
        return method.invoke(api, arguments.toArray());
    }

    private static Map<String, Object> errorOf(int status, Object body) {
        return Map.of("error", Map.of("status", status, "body", body));
    }

    private static Map<String, Object> outcome(Object client, JsonNode call)
        throws IOException, ReflectiveOperationException, URISyntaxException {
        try {
            return Collections.singletonMap("response", response(client, call));
        } catch (InvocationTargetException error) {
            if (error.getCause() instanceof dws.ApiException failure) {
                return errorOf(failure.getCode(), JSON.readValue(failure.getResponseBody(), dws.model.ErrorBody.class));
            }
            if (error.getCause() instanceof dds.ApiException failure) {
                return errorOf(failure.getCode(), JSON.readValue(failure.getResponseBody(), dds.model.ErrorBody.class));
            }
            throw error;
        }
    }

    public static void main(String[] args) throws IOException, ReflectiveOperationException, URISyntaxException {
        JsonNode given = JSON.readTree(System.in);
        String token = given.get("token").asText();
        dws.ApiClient dwsClient = new dws.ApiClient();
        dwsClient.updateBaseUri(given.get("server").asText());
        dwsClient.setRequestInterceptor(request -> request.header("X-Auth-Token", token));
        dds.ApiClient ddsClient = new dds.ApiClient();
        ddsClient.updateBaseUri(given.get("server").asText());
        ddsClient.setRequestInterceptor(request -> request.header("X-Auth-Token", token));

        List<Object> outcomes = new ArrayList<>();
        for (JsonNode call : given.get("calls")) {
            outcomes.add(outcome(call.get("service").asText().equals("dds") ? ddsClient : dwsClient, call));
        }
        System.out.write(JSON.writeValueAsBytes(outcomes));
        System.out.flush();
    }
}
