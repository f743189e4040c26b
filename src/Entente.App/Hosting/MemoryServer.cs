using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Entente.App.Hosting;

/// <summary>
/// A server without a socket: requests are method calls. It lets <c>entente site</c> write the very pages that <c>entente serve</c>
/// shows, through the same routes and templates.
/// </summary>
internal sealed class MemoryServer : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        Features.Set<IServerAddressesFeature>(null);
        _process = async features =>
        {
            var context = application.CreateContext(features);
            try
            {
                await application.ProcessRequestAsync(context);
                application.DisposeContext(context, null);
            }
            catch (Exception e)
            {
                application.DisposeContext(context, e);
                throw;
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _process = null;

    /// <summary>The body of a page, or null with the status where it is not 200.</summary>
    public async Task<(int Status, byte[] Body)> Get(string path)
    {
        var process = _process ?? throw new InvalidOperationException("the server was not started");
        using var body = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(
            new HttpRequestFeature
            {
                Method = "GET",
                Path = path,
                Protocol = "HTTP/1.1",
                Scheme = "http",
                Headers = new HeaderDictionary { ["Host"] = "localhost" },
            }
        );
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        await process(features);
        return (features.Get<IHttpResponseFeature>()!.StatusCode, body.ToArray());
    }
}
