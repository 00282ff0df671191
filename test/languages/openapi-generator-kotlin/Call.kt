// Makes calls with the generated clients and prints each outcome as JSON: CallKt < CALLS
import com.squareup.moshi.Moshi
import com.squareup.moshi.kotlin.reflect.KotlinJsonAdapterFactory
import java.io.File
import java.lang.reflect.InvocationTargetException
import kotlin.reflect.KClass
import kotlin.reflect.KFunction
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.full.declaredFunctions
import kotlin.reflect.full.primaryConstructor
import kotlin.reflect.jvm.javaType

private val moshi = Moshi.Builder().addLast(KotlinJsonAdapterFactory()).build()

class Call(
    val service: String,
    val operation: String,
    val path: Map<String, Any>,
    val query: Map<String, Any>,
    val body: Any? = null,
)

class Given(val server: String, val token: String, val calls: List<Call>)

/** The class with the method of an operation: each tag of the description has one. */
private fun apiOf(service: String, operation: String): KClass<*> {
    val classes = File(Call::class.java.protectionDomain.codeSource.location.toURI())
    return classes.resolve("$service/apis").list().orEmpty()
        .filter { it.endsWith("Api.class") }
        .map { Class.forName("$service.apis.${it.removeSuffix(".class")}").kotlin }
        .single { api -> api.declaredFunctions.any { it.name == operation } }
}

private fun read(type: KType, value: Any?): Any? = moshi.adapter<Any>(type.javaType).fromJsonValue(value)

/** The values of a call, by the parameters of the method. The body has the name of its type. */
private fun argumentsOf(method: KFunction<*>, call: Call): Map<KParameter, Any?> {
    val values = (call.path + call.query).mapKeys { (name, _) -> name.replace("_", "").lowercase() }
    return method.parameters.filter { it.kind == KParameter.Kind.VALUE }.mapNotNull { parameter ->
        val name = parameter.name.orEmpty()
        val value = values[name.lowercase()] ?: call.body.takeIf { name.endsWith("Request") }
        value?.let { parameter to read(parameter.type, it) }
    }.toMap()
}

private fun response(server: String, call: Call): String {
    val api = apiOf(call.service, call.operation)
    val constructor = requireNotNull(api.primaryConstructor)
    val client = constructor.callBy(mapOf(constructor.parameters.first() to server))
    val method = api.declaredFunctions.single { it.name == call.operation }
    val response = method.callBy(argumentsOf(method, call) + (method.parameters.first() to client))
    return if (response == Unit) "null" else moshi.adapter<Any>(method.returnType.javaType).toJson(response)
}

private fun errorOf(status: Int, body: Any?) = "{\"error\":{\"status\":$status,\"body\":$body}}"

private fun outcome(server: String, call: Call): String = try {
    "{\"response\":${response(server, call)}}"
} catch (failure: InvocationTargetException) {
    when (val error = failure.cause) {
        is dws.infrastructure.ClientException ->
            errorOf(error.statusCode, (error.response as dws.infrastructure.ClientError<*>).body)
        is dds.infrastructure.ClientException ->
            errorOf(error.statusCode, (error.response as dds.infrastructure.ClientError<*>).body)
        else -> throw failure
    }
}

fun main() {
    val given = requireNotNull(moshi.adapter(Given::class.java).fromJson(System.`in`.readBytes().decodeToString()))
    dws.infrastructure.ApiClient.apiKey["X-Auth-Token"] = given.token
    dds.infrastructure.ApiClient.apiKey["X-Auth-Token"] = given.token
    val outcomes = given.calls.map { outcome(given.server, it) }
    System.out.write(outcomes.toString().toByteArray())
    System.out.flush()
}
