using DisclosureHub.Web;

namespace DisclosureHub.Tests.Live;

public sealed class DemoAddressTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://10.1.2.3:5080")]
    [InlineData("http://bureau.example:5080")]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5081")]
    [InlineData("5080")]
    public void The_demonstration_refuses_an_address_that_can_be_reached_from_elsewhere(string address) =>
        Assert.Throws<ArgumentException>(() => HubOptions.OnThisMachineOnly(address));

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080;https://127.0.0.1:5443")]
    public void It_takes_any_port_of_this_machine(string address) => Assert.Equal(address, HubOptions.OnThisMachineOnly(address));
}
