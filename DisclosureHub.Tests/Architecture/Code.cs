using DisclosureHub.Domain.Kernel;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DisclosureHub.Tests.Architecture;

/// <summary>A type as it was written: what the compiler makes of lambdas, iterators and async methods counts as part of it.</summary>
/// <param name="Uses">Every type its signatures and its code name.</param>
/// <param name="Calls">Every method its code calls, as type and name.</param>
public sealed record CodeType(string Namespace, string Name, IReadOnlySet<TypeReference> Uses, IReadOnlyList<MethodReference> Calls, IReadOnlyList<MethodDefinition> Methods)
{
    public string FullName => $"{Namespace}.{Name}";
}

/// <summary>
/// The two assemblies as they were compiled, and the sources they were compiled from. Read from IL, because a
/// reference hidden in an async lambda is a reference too.
/// </summary>
internal static class Code
{
    public static readonly string Folder = FindFolder();
    public static readonly IReadOnlyList<CodeType> Domain = Read(typeof(Aggregate).Assembly.Location);
    public static readonly IReadOnlyList<CodeType> Web = Read(typeof(Program).Assembly.Location);

    /// <summary>The sources, by their path from the top, without what is generated.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Sources(params string[] endings) =>
        from project in (string[])["DisclosureHub.Domain", "DisclosureHub.Web", "DisclosureHub.Tests"]
        from file in Directory.EnumerateFiles(Path.Combine(Folder, project), "*", SearchOption.AllDirectories)
        where endings.Any(e => file.EndsWith(e, StringComparison.Ordinal))
        let path = Path.GetRelativePath(Folder, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllLines(file));

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DisclosureHub.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The sources are not where the tests run.");
        }

        return folder;
    }

    private static List<CodeType> Read(string assembly)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(assembly));
        var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = resolver, ReadingMode = ReadingMode.Immediate });
        return [.. module.Types.Where(t => t.Namespace.StartsWith("DisclosureHub", StringComparison.Ordinal) || t.Name == "Program").Select(Read)];
    }

    private static CodeType Read(TypeDefinition type)
    {
        var uses = new Dictionary<string, TypeReference>();
        List<MethodReference> calls = [];
        List<MethodDefinition> methods = [];
        foreach (var part in WithNested(type))
        {
            Use(part.BaseType);
            part.Interfaces.ToList().ForEach(i => Use(i.InterfaceType));
            Attributes(part);
            part.Fields.ToList().ForEach(f =>
            {
                Use(f.FieldType);
                Attributes(f);
            });
            part.Properties.ToList().ForEach(p => Attributes(p));
            foreach (var method in part.Methods)
            {
                methods.Add(method);
                Method(method);
                Attributes(method);
                method.Parameters.ToList().ForEach(p => Attributes(p));
                Body(method.Body);
            }
        }

        return new CodeType(type.Namespace, type.Name, uses.Values.ToHashSet(), calls, methods);

        void Use(TypeReference? used)
        {
            switch (used)
            {
                case null or GenericParameter:
                    return;
                case GenericInstanceType generic:
                    generic.GenericArguments.ToList().ForEach(Use);
                    break;
            }

            if (used is TypeSpecification wrapped)
            {
                Use(wrapped.ElementType);
                return;
            }

            var outer = used;
            while (outer.DeclaringType is not null)
            {
                outer = outer.DeclaringType;
            }

            uses[outer.FullName] = outer;
        }

        void Attributes(ICustomAttributeProvider there)
        {
            foreach (var attribute in there.CustomAttributes)
            {
                Use(attribute.AttributeType);
                attribute.ConstructorArguments.Where(a => a.Value is TypeReference).ToList().ForEach(a => Use((TypeReference)a.Value));
            }
        }

        void Method(MethodReference method)
        {
            Use(method.ReturnType);
            method.Parameters.ToList().ForEach(p => Use(p.ParameterType));
            if (method is GenericInstanceMethod generic)
            {
                generic.GenericArguments.ToList().ForEach(Use);
            }
        }

        void Body(MethodBody? body)
        {
            body?.Variables.ToList().ForEach(v => Use(v.VariableType));
            foreach (var instruction in body?.Instructions ?? [])
            {
                switch (instruction.Operand)
                {
                    case MethodReference called:
                        Use(called.DeclaringType);
                        Method(called);
                        calls.Add(called);
                        break;
                    case FieldReference field:
                        Use(field.DeclaringType);
                        Use(field.FieldType);
                        break;
                    case TypeReference named:
                        Use(named);
                        break;
                }
            }
        }
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
