// Makes calls with the generated clients and prints each outcome as JSON: java Call < CALLS

import huaweicloudddsbackupsunofficial.Dds;
import huaweiclouddwssnapshotsunofficial.Dws;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

public final class Call {
    /** A parameter in its type. */
    private static Object read(Class<?> type, Object value) throws ReflectiveOperationException {
        return type.isEnum() ? type.getMethod("fromWire", String.class).invoke(null, value) : value;
    }

    /** The parameters of the query, an object with a field for each of them. */
    private static Object parameters(Class<?> type, Map<?, ?> query) throws ReflectiveOperationException {
        Object parameters = type.getConstructor().newInstance();
        for (Map.Entry<?, ?> entry : query.entrySet()) {
            String name = ((String) entry.getKey()).replace("_", "");
            Field field = Stream.of(type.getFields())
                .filter(one -> one.getName().equalsIgnoreCase(name)).findFirst().orElseThrow();
            field.set(parameters, read(field.getType(), entry.getValue()));
        }
        return parameters;
    }

    private static Object response(Object client, Map<?, ?> call) throws ReflectiveOperationException {
        String name = (String) call.get("operation");
        Method method = Stream.of(client.getClass().getMethods())
            .filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
        Iterator<?> path = ((Map<?, ?>) call.get("path")).values().iterator();
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            if (path.hasNext()) {
                arguments.add(read(type, path.next()));
            } else if (Arrays.stream(type.getMethods()).anyMatch(one -> one.getName().equals("fromJson"))) {
                arguments.add(type.getMethod("fromJson", Object.class).invoke(null, call.get("body")));
            } else {
                arguments.add(parameters(type, (Map<?, ?>) call.get("query")));
            }
        }
        return method.invoke(client, arguments.toArray());
    }

    private static Map<String, Object> outcome(Object client, Map<?, ?> call) throws ReflectiveOperationException {
        try {
            return Collections.singletonMap("response", response(client, call));
        } catch (InvocationTargetException error) {
            if (error.getCause() instanceof Dws.ApiException failure) {
                return Map.of("error", Map.of("status", failure.status, "body", failure.body));
            }
            if (error.getCause() instanceof Dds.ApiException failure) {
                return Map.of("error", Map.of("status", failure.status, "body", failure.body));
            }
            throw error;
        }
    }

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Map<?, ?> given = (Map<?, ?>) Dws.Json.parse(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        String server = (String) given.get("server");
        String token = (String) given.get("token");
        Dws dwsClient = new Dws(new Dws.Config().serverUrl(server).auth(new Dws.Auth().apiKey("Token", token)));
        Dds ddsClient = new Dds(new Dds.Config().serverUrl(server).auth(new Dds.Auth().apiKey("Token", token)));
        List<String> outcomes = new ArrayList<>();
        for (Object one : (List<?>) given.get("calls")) {
            Map<?, ?> call = (Map<?, ?>) one;
            // Each client has its own types and writes the responses that it reads.
            boolean isDds = call.get("service").equals("dds");
            Map<String, Object> outcome = outcome(isDds ? ddsClient : dwsClient, call);
            outcomes.add(isDds ? Dds.Json.write(outcome) : Dws.Json.write(outcome));
        }
        // System.out.print would use the encoding of the machine.
        System.out.write(outcomes.toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
